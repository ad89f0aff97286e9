import type { Where } from 'payload'
import type { Desk, Reader } from '../desk.ts'
import type { PlaceDoc } from '../docs.ts'
import { findAs } from '../reading.ts'

const where: Where = { and: [{ connected: { equals: true } }, { or: [{ 'health.alarm': { exists: true } }, { trouble: { exists: true } }] }] }

/** Channels that a person has to look after: their access ends, ended or was refused, or the network suspended the account. */
export const findChannelsInNeed = (desk: Desk, reader: Reader): Promise<PlaceDoc[]> => findAs<PlaceDoc>(reader, { collection: desk.slugs.channels, where, sort: 'name' })
