package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;

import dev.asyncio4j.Task;
import dev.asyncio4j.testing.Trail;

/** Tasks that send to a memory channel, or receive from it, and note how that ends. */
final class ChannelTasks {
  private ChannelTasks() {}

  static Task<Void> sending(Trail trail, MemorySendChannel<String> channel, String item) {
    return createTask(
        async(
            () -> {
              try {
                await(channel.send(item));
                trail.add("sent " + item);
              } catch (IllegalStateException e) {
                trail.add(item + ": " + e.getClass().getSimpleName());
              }
            }));
  }

  static Task<Void> receiving(Trail trail, MemoryReceiveChannel<String> channel, String name) {
    return createTask(
        async(
            () -> {
              try {
                trail.add(name + " got " + await(channel.receive()));
              } catch (RuntimeException e) {
                trail.add(name + ": " + e.getClass().getSimpleName());
              }
            }));
  }
}
