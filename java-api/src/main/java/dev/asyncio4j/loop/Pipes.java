package dev.asyncio4j.loop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.ConnectionProtocol;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.ReadTransport;
import dev.asyncio4j.transports.WriteTransport;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.Supplier;

/**
 * Pipes with protocols or as streams: a part of {@link EventLoop}.
 *
 * <p>The loop's selector watches channels of {@link java.nio.channels.Pipe} and sockets. Any other
 * channel, such as that of a FIFO or of standard input, has a thread that reads or writes, at most
 * one block ahead. What the protocol is given as its {@code Transport} only reads, or only writes.
 */
public interface Pipes {
  /**
   * Gives the reading end of a pipe to the loop.
   *
   * <p><i>Python:</i> {@code loop.connect_read_pipe(factory, pipe)}.
   *
   * <p><b>Cancellation:</b> the pipe is closed.
   *
   * <pre>{@code
   * var stdin = new FileInputStream(FileDescriptor.in).getChannel();
   * await(loop.connectReadPipe(() -> new Echo(), stdin));
   * }</pre>
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param pipe becomes the transport's, also if this fails
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if the pipe is a regular file, or closed
   */
  @CheckReturnValue
  <P extends ConnectionProtocol> Coroutine<Endpoint<ReadTransport, P>> connectReadPipe(
      Supplier<? extends P> factory, ReadableByteChannel pipe);

  /**
   * Gives the writing end of a pipe to the loop.
   *
   * <p><i>Python:</i> {@code loop.connect_write_pipe(factory, pipe)}. That the reader has gone is
   * noticed by the next write, where asyncio notices it at once.
   *
   * <p><b>Cancellation:</b> the pipe is closed.
   *
   * <pre>{@code
   * var stdout = new FileOutputStream(FileDescriptor.out).getChannel();
   * var endpoint = await(loop.connectWritePipe(() -> new Echo(), stdout));
   * endpoint.transport().write("hello\n".getBytes());
   * }</pre>
   *
   * @param <P> type of the protocol
   * @param factory makes the protocol
   * @param pipe becomes the transport's, also if this fails
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if the pipe is a regular file, or closed
   */
  @CheckReturnValue
  <P extends ConnectionProtocol> Coroutine<Endpoint<WriteTransport, P>> connectWritePipe(
      Supplier<? extends P> factory, WritableByteChannel pipe);

  /**
   * Gives the reading end of a pipe to the loop, and reads it as a stream.
   *
   * <p><i>Python:</i> {@code loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), pipe)}.
   * The reader has the limit of {@link dev.asyncio4j.streams.ConnectOptions#defaults()}, 64 KiB.
   * The pipe is closed when its end has come, and with the loop.
   *
   * <p><b>Cancellation:</b> the pipe is closed.
   *
   * <pre>{@code
   * var fifo = new FileInputStream("/run/orders").getChannel();
   * for (var line : each(await(loop.openReadPipe(fifo)).lines())) System.out.write(line);
   * }</pre>
   *
   * @param pipe becomes the loop's, also if this fails
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if the pipe is a regular file, or closed
   */
  @CheckReturnValue
  Coroutine<StreamReader> openReadPipe(ReadableByteChannel pipe);

  /**
   * Gives the writing end of a pipe to the loop, and writes it as a stream.
   *
   * <p><i>Python:</i> {@code loop.connect_write_pipe(factory, pipe)} and a {@code StreamWriter} on
   * its transport. That the reader has gone is noticed by the next write. The pipe is closed by
   * {@link StreamWriter#close}, and with the loop.
   *
   * <p><b>Cancellation:</b> the pipe is closed.
   *
   * <pre>{@code
   * var stdout = new FileOutputStream(FileDescriptor.out).getChannel();
   * var writer = await(loop.openWritePipe(stdout));
   * writer.write("hello\n");
   * await(writer.drain());
   * }</pre>
   *
   * @param pipe becomes the loop's, also if this fails
   * @return the coroutine to await
   * @throws IllegalArgumentException when awaited, if the pipe is a regular file, or closed
   */
  @CheckReturnValue
  Coroutine<StreamWriter> openWritePipe(WritableByteChannel pipe);
}
