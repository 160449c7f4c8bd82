package dev.asyncio4j.files;

/** Temporary files with a name: their {@code close} deletes what {@code closeAsync} may leave. */
final class NamedFiles {
  private NamedFiles() {}

  private static Core core(TempStore store, TempOptions options) {
    return Opening.core(store.path.toString(), store, options.open());
  }

  private static void close(Core core, TempStore store, TempOptions options) {
    boolean later = options.delete() && !options.deleteOnClose();
    core.close(later ? store::delete : null);
  }

  /** A named file of bytes. */
  static final class Bytes extends BinaryFile {
    private final TempStore store;
    private final TempOptions options;

    Bytes(TempStore store, String mode, TempOptions options) {
      super(core(store, options), mode, store.path);
      this.store = store;
      this.options = options;
    }

    @Override
    public void close() {
      NamedFiles.close(core, store, options);
    }
  }

  /** A named file of text. */
  static final class Text extends TextFile {
    private final TempStore store;
    private final TempOptions options;

    Text(TempStore store, String mode, TempOptions options) {
      super(core(store, options), mode, store.path, options.open(), true);
      this.store = store;
      this.options = options;
    }

    @Override
    public void close() {
      NamedFiles.close(core, store, options);
    }
  }
}
