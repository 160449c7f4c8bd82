package dev.asyncio4j.benchmarks.libraries;

import dev.asyncio4j.benchmarks.programs.VirtualThreads;

/**
 * The operations of {@link PeersCosts} that have a twin in Jox: channels between virtual threads.
 * Its groups are {@code StructuredTaskScope}, which {@link PeersThreads} has.
 */
public final class PeersJox {
  private static final int MANY = 1_000_000;
  private static final int SOME = 100_000;

  private PeersJox() {}

  public static void main(String[] args) throws Exception {
    PeersThreads.measure("await of a queue that is not empty", MANY, PeersJox::items);
    PeersThreads.measure("Queue(1), put and get", SOME, PeersJox::queue);
    PeersThreads.measure("ping-pong over two queues", SOME, PeersJox::pingPong);
  }

  private static void items(int n) {
    var channel = new JoxChannel(1);
    for (int i = 0; i < n; i++) {
      channel.send(i);
      channel.receive();
    }
  }

  private static void queue(int n) {
    var channel = new JoxChannel(1);
    Thread producer = VirtualThreads.start(() -> PeersThreads.repeat(n, () -> channel.send(1)));
    for (int i = 0; i < n; i++) channel.receive();
    VirtualThreads.join(producer);
  }

  private static void pingPong(int n) {
    var there = new JoxChannel(1);
    var back = new JoxChannel(1);
    Thread other =
        VirtualThreads.start(() -> PeersThreads.repeat(n, () -> back.send(there.receive())));
    for (int i = 0; i < n; i++) {
      there.send(i);
      back.receive();
    }
    VirtualThreads.join(other);
  }
}
