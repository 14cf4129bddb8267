import { describeDeviceStore } from './conformance/device-store.ts';
import { sqliteDevice } from './sqlite-device.ts';

describeDeviceStore('encrypted SQLite', sqliteDevice, 12);
