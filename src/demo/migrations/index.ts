import * as migration_20261128_072213_initial from './20261128_072213_initial';

export const migrations = [
  {
    up: migration_20261128_072213_initial.up,
    down: migration_20261128_072213_initial.down,
    name: '20261128_072213_initial'
  },
];
