// Loaded first into the demo's long-running processes: without the one that started them they have no reason to go on.
process.once('disconnect', () => process.exit(0))
