// How a worker of the hosted page starts (a module worker; duilan.html has a Blob instead).
//
// The page posts one message, { script, module }: the address of the program's glue and the
// compiled WebAssembly.Module, so that nothing is fetched or compiled twice. The glue runs the same
// `main()` as the page, which finds no window, sets its own `onmessage` and posts that it is ready.
self.onmessage = async ({ data }) => {
  self.onmessage = null;
  try {
    const glue = await import(data.script);
    await glue.default({ module_or_path: data.module });
  } catch (error) {
    // A rejected promise stays in the worker; an error reaches the page.
    reportError(error);
  }
};
