import type { ExitCode } from './exit-codes.js';
import type { TakeBackRequest } from './import.js';
export function takeBack(request: TakeBackRequest): Promise<ExitCode> { return Promise.reject(new Error(request.issue)); }
