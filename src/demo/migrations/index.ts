import * as migration_20261128_063532_initial from './20261128_063532_initial';

export const migrations = [
  {
    up: migration_20261128_063532_initial.up,
    down: migration_20261128_063532_initial.down,
    name: '20261128_063532_initial'
  },
];
