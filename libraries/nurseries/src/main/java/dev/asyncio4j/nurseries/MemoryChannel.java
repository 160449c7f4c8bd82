package dev.asyncio4j.nurseries;

import org.jspecify.annotations.Nullable;

/**
 * The two ends of a channel within the process.
 *
 * <p><i>Python:</i> the pair that trio's {@code open_memory_channel} returns.
 *
 * <pre>{@code
 * try (var channel = Nurseries.<String>openMemoryChannel(8)) {
 *   await(channel.send().send("hello"));
 *   System.out.println(await(channel.receive().receive()));
 * }
 * }</pre>
 *
 * @param <T> the type of the items
 * @param send where items go in
 * @param receive where they come out
 */
public record MemoryChannel<T extends @Nullable Object>(
    MemorySendChannel<T> send, MemoryReceiveChannel<T> receive) implements AutoCloseable {
  /** Closes both ends, but not their clones; again: nothing happens. */
  @Override
  public void close() {
    send.close();
    receive.close();
  }
}
