package dev.asyncio4j.files;

import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/** Files in memory that may move to the disk. */
final class SpooledFiles {
  private SpooledFiles() {}

  private static Coroutine<@Nullable Void> rollover(OpenFile<?> file, SpoolStore store) {
    return file.core.operation(
        file,
        () ->
            file.core.blocking(
                Integer.MAX_VALUE,
                () -> {
                  store.rollover();
                  return null;
                }));
  }

  /** A spooled file of bytes. */
  static final class Bytes extends BinaryFile implements SpooledBinaryFile {
    private final SpoolStore store;

    Bytes(SpoolStore store, Core core, String mode) {
      super(core, mode, null);
      this.store = store;
    }

    @Override
    public boolean rolled() {
      return store.rolled();
    }

    @Override
    public Coroutine<@Nullable Void> rollover() {
      return SpooledFiles.rollover(this, store);
    }
  }

  /** A spooled file of text. */
  static final class Text extends TextFile implements SpooledTextFile {
    private final SpoolStore store;

    Text(SpoolStore store, Core core, TempOptions options) {
      super(core, options.modeOr("w+"), null, options.open(), true);
      this.store = store;
    }

    @Override
    public boolean rolled() {
      return store.rolled();
    }

    @Override
    public Coroutine<@Nullable Void> rollover() {
      return SpooledFiles.rollover(this, store);
    }
  }
}
