package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Temporary files and folders, which only their owner may open.
 *
 * <p>They go when they are closed, at the end of the run, or with the JVM.
 *
 * <p><i>Python:</i> the module {@code aiofiles.tempfile}.
 *
 * <p><b>Cancellation:</b> what is made after that goes again.
 *
 * <pre>{@code
 * try (var file = await(TempFiles.temporaryTextFile(TempOptions.defaults()))) {
 *   await(file.write("hello\n"));
 *   await(file.seek(0));
 *   System.out.print(await(file.read()));
 * }
 * }</pre>
 */
@CheckReturnValue
public final class TempFiles {
  private static final String NAMELESS = "<temporary file>";

  private TempFiles() {}

  /**
   * Opens a temporary file of bytes that has no name, where the system lets it.
   *
   * <p><i>Python:</i> {@code TemporaryFile}.
   *
   * @param options mode {@code w+} by default
   * @return the file
   * @throws IllegalArgumentException at the call, if mode or options are not for bytes
   * @throws java.io.UncheckedIOException when awaited, if it cannot be made
   */
  public static Coroutine<AsyncBinaryFile> temporaryFile(TempOptions options) {
    Mode mode = binary(options);
    return Opening.open(
        options.open().executor(),
        () -> TempStore.open(options.delete(true).deleteOnClose(true), mode).unlink(),
        store -> bound(new BinaryFile(core(store, options), mode.ofBinary(), null)));
  }

  /**
   * Opens a temporary file of text that has no name, where the system lets it.
   *
   * @param options mode {@code w+} by default
   * @return the file
   * @throws IllegalArgumentException at the call, if mode or options are not for text
   * @throws java.io.UncheckedIOException when awaited, if it cannot be made
   * @see #temporaryFile
   */
  public static Coroutine<AsyncTextFile> temporaryTextFile(TempOptions options) {
    Mode mode = text(options);
    return Opening.open(
        options.open().executor(),
        () -> TempStore.open(options.delete(true).deleteOnClose(true), mode).unlink(),
        store ->
            bound(
                new TextFile(
                    core(store, options), options.modeOr("w+"), null, options.open(), true)));
  }

  /**
   * Opens a temporary file of bytes that others can open by its name.
   *
   * <p><i>Python:</i> {@code NamedTemporaryFile}.
   *
   * @param options mode {@code w+} by default
   * @return the file
   * @throws IllegalArgumentException at the call, if mode or options are not for bytes
   * @throws java.io.UncheckedIOException when awaited, if it cannot be made
   */
  public static Coroutine<AsyncBinaryFile> namedTemporaryFile(TempOptions options) {
    Mode mode = binary(options);
    return Opening.open(
        options.open().executor(),
        () -> TempStore.open(options, mode),
        store -> bound(new NamedFiles.Bytes(store, mode.ofBinary(), options)));
  }

  /**
   * Opens a temporary file of text that others can open by its name.
   *
   * @param options mode {@code w+} by default
   * @return the file
   * @throws IllegalArgumentException at the call, if mode or options are not for text
   * @throws java.io.UncheckedIOException when awaited, if it cannot be made
   * @see #namedTemporaryFile
   */
  public static Coroutine<AsyncTextFile> namedTemporaryTextFile(TempOptions options) {
    Mode mode = text(options);
    return Opening.open(
        options.open().executor(),
        () -> TempStore.open(options, mode),
        store -> bound(new NamedFiles.Text(store, options.modeOr("w+"), options)));
  }

  /**
   * Makes a file of bytes that is in memory until it is larger than a size.
   *
   * <p><i>Python:</i> {@code SpooledTemporaryFile}. It is read and written in any mode.
   *
   * @param maxSize in bytes; 0: it goes to the disk by {@link Spooled#rollover} only
   * @param options of the file that it becomes
   * @return the file
   * @throws IllegalArgumentException at the call, if the size is negative, or mode or options are
   *     not for bytes
   */
  public static Coroutine<SpooledBinaryFile> spooledTemporaryFile(
      int maxSize, TempOptions options) {
    Mode mode = binary(options);
    SpoolStore store = spool(maxSize, options);
    return async(() -> bound(new SpooledFiles.Bytes(store, core(store, options), mode.ofBinary())));
  }

  /**
   * Makes a file of text that is in memory until it is larger than a size.
   *
   * @param maxSize in bytes; 0: it goes to the disk by {@link Spooled#rollover} only
   * @param options of the file that it becomes
   * @return the file
   * @throws IllegalArgumentException at the call, if the size is negative, or mode or options are
   *     not for text
   * @see #spooledTemporaryFile
   */
  public static Coroutine<SpooledTextFile> spooledTemporaryTextFile(
      int maxSize, TempOptions options) {
    text(options);
    SpoolStore store = spool(maxSize, options);
    return async(() -> bound(new SpooledFiles.Text(store, core(store, options), options)));
  }

  /**
   * Makes a temporary folder.
   *
   * <p><i>Python:</i> {@code TemporaryDirectory}.
   *
   * @param options name, place and whether it is deleted
   * @return the folder
   * @throws java.io.UncheckedIOException when awaited, if it cannot be made
   */
  public static Coroutine<TemporaryDirectory> temporaryDirectory(TempOptions options) {
    return async(
        () -> {
          var loop = getRunningLoop();
          return await(
              Opening.open(
                  options.open().executor(),
                  () -> Made.folder(options),
                  made -> new Folder(made.path, loop, options.delete())));
        });
  }

  /** A folder that nobody has got yet. */
  private record Made(Path path) implements AutoCloseable {
    static Made folder(TempOptions options) throws IOException {
      Path path = TempNames.folder(options);
      if (options.delete()) AtExit.add(path);
      return new Made(path);
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
      AtExit.remove(path);
    }
  }

  private static SpoolStore spool(int maxSize, TempOptions options) {
    if (maxSize < 0) throw new IllegalArgumentException("maxSize must be >= 0, got " + maxSize);
    return new SpoolStore(maxSize, options.delete(true).deleteOnClose(true));
  }

  private static Mode binary(TempOptions options) {
    options.open().check(true);
    return Mode.parse(options.modeOr("w+b"), true);
  }

  private static Mode text(TempOptions options) {
    options.open().check(false);
    return Mode.parse(options.modeOr("w+"), false);
  }

  private static Core core(Store store, TempOptions options) {
    return Opening.core(NAMELESS, store, options.open());
  }

  private static <F extends OpenFile<?>> F bound(F file) {
    file.core.bind(file);
    return file;
  }
}
