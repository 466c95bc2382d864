// The app's other thread: the app itself, started where there is no window (src/browser/worker.rs). Its files have other
// names in every version, so the page tells them first.

onmessage = async ({ data: [script, wasm] }) => {
  onmessage = null;
  try {
    const { default: init } = await import(script);
    await init({ module_or_path: wasm });
  } catch (error) {
    // The page hears of it only from outside of a promise.
    setTimeout(() => {
      throw error;
    });
  }
};
