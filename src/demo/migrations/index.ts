import * as migration_20261128_062938_initial from './20261128_062938_initial';

export const migrations = [
  {
    up: migration_20261128_062938_initial.up,
    down: migration_20261128_062938_initial.down,
    name: '20261128_062938_initial'
  },
];
