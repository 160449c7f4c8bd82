package dev.asyncio4j.files;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Channels of the JDK as a store: one, or two where a file is read and appended to.
 *
 * <p>A channel that appends does not read.
 */
final class ChannelStore implements Store {
  private final @Nullable ReadableByteChannel in;
  private final @Nullable WritableByteChannel out;
  private final boolean appends;

  /** The channel that has the position; null if there is none, as with a pipe. */
  private final @Nullable SeekableByteChannel place;

  ChannelStore(
      @Nullable ReadableByteChannel in, @Nullable WritableByteChannel out, boolean appends) {
    this.in = in;
    this.out = out;
    this.appends = appends;
    this.place = seekable(in != null ? in : out);
  }

  /** Opens a file. */
  static ChannelStore open(Path path, Mode mode, OpenOptions options) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "Is a directory");
    }
    FileAttribute<?>[] attributes =
        options.permissions() == null
            ? new FileAttribute<?>[0]
            : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(options.permissions())};
    var channel = Files.newByteChannel(path, mode.options(), attributes);
    if (!mode.appends()) {
      return new ChannelStore(mode.reads() ? channel : null, mode.writes() ? channel : null, false);
    }
    try {
      var reading =
          mode.both() ? Files.newByteChannel(path, Set.of(StandardOpenOption.READ)) : null;
      if (reading != null) reading.position(reading.size());
      return new ChannelStore(reading, channel, true);
    } catch (Throwable e) {
      closeAfter(channel, e);
      throw e;
    }
  }

  private static void closeAfter(Channel channel, Throwable error) {
    try {
      channel.close();
    } catch (IOException e) {
      error.addSuppressed(e);
    }
  }

  private static @Nullable SeekableByteChannel seekable(@Nullable Channel channel) {
    if (!(channel instanceof SeekableByteChannel seekable)) return null;
    try {
      seekable.position();
      return seekable;
    } catch (IOException e) {
      return null; // a pipe, or a terminal: the system knows no position
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return requireNonNull(in).read(into);
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    var channel = requireNonNull(out);
    while (from.hasRemaining()) channel.write(from);
    if (place != null && place != channel) place.position(place.size());
  }

  @Override
  public boolean readable() {
    return in != null;
  }

  @Override
  public boolean writable() {
    return out != null;
  }

  @Override
  public boolean appends() {
    return appends;
  }

  @Override
  public boolean seekable() {
    return place != null;
  }

  @Override
  public long position() throws IOException {
    return place().position();
  }

  @Override
  public void position(long offset) throws IOException {
    place().position(offset);
  }

  @Override
  public long size() throws IOException {
    return place().size();
  }

  @Override
  public void resize(long size) throws IOException {
    var channel = (SeekableByteChannel) requireNonNull(out);
    long missing = size - channel.size();
    if (missing <= 0) {
      channel.truncate(size);
      return;
    }
    if (appends) pad(channel, missing - 1); // wherever its position is
    else channel.position(size - 1);
    channel.write(ByteBuffer.allocate(1));
  }

  private static void pad(SeekableByteChannel channel, long zeros) throws IOException {
    var block = ByteBuffer.allocate(Bytes.SIZE);
    for (long left = zeros; left > 0; ) {
      block.clear().limit((int) Math.min(left, Bytes.SIZE));
      left -= channel.write(block);
    }
  }

  @Override
  public void sync() throws IOException {
    if (out instanceof FileChannel channel) channel.force(true);
  }

  @Override
  public boolean blocks(long writing) {
    return true;
  }

  @Override
  public boolean buffers() {
    return true;
  }

  @Override
  public Optional<FileChannel> channel() {
    Channel channel = in != null ? in : out;
    return channel instanceof FileChannel file ? Optional.of(file) : Optional.empty();
  }

  private SeekableByteChannel place() {
    if (place == null) {
      throw new UnsupportedFileOperationException("underlying stream is not seekable");
    }
    return place;
  }

  @Override
  public void close() throws IOException {
    try {
      if (out != null) out.close();
    } finally {
      if (in != null && in != out) in.close();
    }
  }
}
