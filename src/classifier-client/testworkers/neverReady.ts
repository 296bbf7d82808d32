// Starts and says nothing.
export {};
