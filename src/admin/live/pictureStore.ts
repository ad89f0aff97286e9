const database = 'payload-social-campaigns-live'
const store = 'pictures'

/** Keeps the picture of a part on the phone until the server has it, over a reload of the page too. Where the browser keeps nothing, it is lost with the page. */
export async function keepPicture(key: string, picture: Blob): Promise<void> {
  await inStore('readwrite', (pictures) => pictures.put(picture, key))
}

/** The picture of a part that is still here. */
export async function findPicture(key: string): Promise<Blob | undefined> {
  return inStore<Blob | undefined>('readonly', (pictures) => pictures.get(key))
}

/** Forgets the picture of a part that is out. */
export async function forgetPicture(key: string): Promise<void> {
  await inStore('readwrite', (pictures) => pictures.delete(key))
}

async function inStore<Result>(mode: IDBTransactionMode, work: (pictures: IDBObjectStore) => IDBRequest): Promise<Result | undefined> {
  try {
    const db = await settled<IDBDatabase>(openStore())
    const result = await settled<Result>(work(db.transaction(store, mode).objectStore(store)))
    db.close()
    return result
  } catch {
    return undefined
  }
}

function openStore(): IDBOpenDBRequest {
  const opening = indexedDB.open(database, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(store)
  return opening
}

function settled<Result>(request: IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as Result)
    request.onerror = () => reject(request.error)
  })
}
