export declare function measured(executions: number, ready: () => () => Promise<unknown>): Promise<void>;
