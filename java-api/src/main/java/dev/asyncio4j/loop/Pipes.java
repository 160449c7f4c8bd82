package dev.asyncio4j.loop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.transports.ConnectionProtocol;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.ReadTransport;
import dev.asyncio4j.transports.WriteTransport;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.Supplier;

/**
 * Pipes with protocols: a part of {@link EventLoop}.
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
}
