import { createLocalReq, type PayloadRequest } from 'payload'

/** A request in the same transaction in which the plugin itself acts: what it does is not taken for a person's doing, and the person's own request stays as it is. */
export async function systemReq(req: PayloadRequest, by: string): Promise<PayloadRequest> {
  const system = await createLocalReq({ context: { socialCampaigns: { system: true, by } } }, req.payload)
  const transactionID = await req.transactionID
  if (transactionID !== undefined && transactionID !== null) system.transactionID = transactionID
  return system
}
