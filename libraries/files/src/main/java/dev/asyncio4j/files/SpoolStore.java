package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A store in memory that moves to a temporary file when it outgrows a size.
 *
 * <pre>
 *   IN MEMORY ── more than the size is written, or rollover() ──▶ ROLLED: a file without a name
 * </pre>
 */
final class SpoolStore extends ForwardingStore {
  private final MemoryStore memory;
  private final int most;
  private final TempOptions options;

  /** Holds in {@code most} bytes; 0: as many as there are. */
  SpoolStore(int most, TempOptions options) {
    this(new MemoryStore(), most, options);
  }

  private SpoolStore(MemoryStore memory, int most, TempOptions options) {
    super(memory);
    this.memory = memory;
    this.most = most;
    this.options = options;
  }

  boolean rolled() {
    return store != memory;
  }

  /** Moves to a file, with the position. Blocks. */
  void rollover() throws IOException {
    if (rolled()) return;
    TempStore file = TempStore.open(options, new Mode('w', true)).unlink();
    try {
      file.write(memory.content());
      file.position(memory.position());
    } catch (Throwable e) {
      file.close();
      throw e;
    }
    store = file;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    if (passes(store.position() + from.remaining())) rollover();
    super.write(from);
  }

  @Override
  public void resize(long size) throws IOException {
    if (passes(size)) rollover();
    super.resize(size);
  }

  private boolean passes(long size) {
    return !rolled() && most > 0 && size > most;
  }

  @Override
  public boolean blocks(long writing) {
    return rolled() || passes(memory.position() + writing);
  }
}
