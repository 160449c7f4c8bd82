package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A channel of {@link ScriptedFiles} that counts, waits, cuts and fails. */
final class ScriptedChannel implements SeekableByteChannel {
  private final ScriptedFiles files;
  private final SeekableByteChannel channel;

  ScriptedChannel(ScriptedFiles files, SeekableByteChannel channel) {
    this.files = files;
    this.channel = channel;
  }

  private ByteBuffer cut(ByteBuffer buffer) {
    return buffer.slice(buffer.position(), Math.min(files.most, buffer.remaining()));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    files.pass();
    files.reads.incrementAndGet();
    IOException failing = files.failingRead;
    if (failing != null) throw failing;
    int count = channel.read(cut(target));
    if (count > 0) target.position(target.position() + count);
    return count;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    files.pass();
    if (files.writes.incrementAndGet() == files.failingWrite) throw files.failure;
    int count = channel.write(cut(source));
    source.position(source.position() + count);
    return count;
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long place) throws IOException {
    channel.position(place);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    channel.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) return;
    files.pass();
    files.closed.incrementAndGet();
    channel.close();
  }
}
