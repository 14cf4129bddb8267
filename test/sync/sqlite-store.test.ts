import { describeDeviceStore } from './conformance/device-store.ts';
import { sqliteDevice } from './sqlite-device.ts';

// Each run opens encrypted bases on the disk: fewer where time is short.
describeDeviceStore('encrypted SQLite', sqliteDevice, process.env.GUICHET_TEST_LENGTH === 'short' ? 4 : 12);
