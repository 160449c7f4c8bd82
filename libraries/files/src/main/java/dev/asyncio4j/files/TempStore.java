package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary file as a store, which is deleted when that is closed. */
final class TempStore extends ForwardingStore {
  final Path path;
  private final boolean temporary;

  /** Tells whether the close of the store deletes the file. */
  private boolean deletes;

  private TempStore(Path path, Store store, TempOptions options) {
    super(store);
    this.path = path;
    temporary = options.delete();
    deletes = temporary && options.deleteOnClose();
  }

  /** Makes and opens a file, for {@code x} as for {@code w}. Blocks. */
  static TempStore open(TempOptions options, Mode mode) throws IOException {
    Path path = TempNames.file(options);
    Mode opened = mode.kind() == 'x' ? new Mode('w', mode.both()) : mode;
    OpenOptions asItIs = OpenOptions.defaults();
    try {
      var store = new TempStore(path, ChannelStore.open(path, opened, asItIs), options);
      if (options.delete()) AtExit.add(path);
      return store;
    } catch (Throwable e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** Takes the name away now, where the system lets an open file live without one. Blocks. */
  TempStore unlink() {
    try {
      Files.delete(path);
      AtExit.remove(path);
      deletes = false;
    } catch (IOException e) {
      // not this system: close deletes it
    }
    return this;
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
    AtExit.remove(path);
  }

  @Override
  public void discard() throws IOException {
    if (temporary) delete();
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      if (deletes) delete();
    }
  }
}
