package dev.asyncio4j.examples.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.examples.nurseries.Clock.pause;
import static dev.asyncio4j.examples.nurseries.Clock.print;
import static dev.asyncio4j.examples.nurseries.Clock.seconds;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openMemoryChannel;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.nurseries.BrokenResourceException;
import dev.asyncio4j.nurseries.CancelScope;
import dev.asyncio4j.nurseries.ClosedResourceException;
import dev.asyncio4j.nurseries.EndOfChannelException;
import dev.asyncio4j.nurseries.MemoryChannel;
import dev.asyncio4j.nurseries.MemoryReceiveChannel;
import dev.asyncio4j.nurseries.MemorySendChannel;
import dev.asyncio4j.nurseries.WouldBlockException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Memory channels: clones, ends, back-pressure, nothing lost. Python: 05_channels.py. */
public final class Channels {
  private Channels() {}

  public static void main(String[] args) {
    Clock.runVirtually(
        () -> {
          clones();
          MemoryChannel<Object> channel = openMemoryChannel(2);
          full(channel);
          aLateCancelLosesNothing(channel);
          ends(channel);
        });
  }

  private static Coroutine<Void> produce(String name, MemorySendChannel<String> send, int count) {
    return async(
        () -> {
          try (send) {
            for (int i = 0; i < count; i++) {
              await(send.send(name + i));
              await(pause(1));
            }
          }
        });
  }

  private static Coroutine<Void> consume(MemoryReceiveChannel<String> receive, List<String> got) {
    return async(
        () -> {
          try (receive) {
            for (String value : each(receive)) got.add(value);
          }
        });
  }

  private static void clones() {
    List<String> got = new ArrayList<>();
    openNursery(
        nursery -> {
          try (MemoryChannel<String> channel = openMemoryChannel(0)) {
            nursery.startSoon(produce("a", channel.send().clone(), 3));
            nursery.startSoon(produce("b", channel.send().clone(), 2));
            nursery.startSoon(consume(channel.receive().clone(), got));
            nursery.startSoon(consume(channel.receive().clone(), got));
          }
        });
    print(py(got.stream().sorted().toList()));
  }

  private static void full(MemoryChannel<Object> channel) {
    channel.send().sendNowait(1);
    channel.send().sendNowait(2);
    try {
      channel.send().sendNowait(3);
    } catch (WouldBlockException e) {
      print("full");
    }
    var scope = moveOnAfter(seconds(1), () -> await(channel.send().send(3)));
    int used = channel.send().statistics().currentBufferUsed();
    print("send gave up:", scope.cancelledCaught(), "buffered:", used);
    print(channel.receive().receiveNowait(), channel.receive().receiveNowait());
    try {
      channel.receive().receiveNowait();
    } catch (WouldBlockException e) {
      print("empty");
    }
  }

  private static void aLateCancelLosesNothing(MemoryChannel<Object> channel) {
    List<Object> results = new ArrayList<>();
    CancelScope late = CancelScope.create();
    openNursery(
        nursery -> {
          nursery.startSoon(receiver(late, channel.receive(), results));
          await(pause(1));
          channel.send().sendNowait("kept");
          late.cancel();
        });
    print(py(results), late.cancelledCaught());

    CancelScope first = CancelScope.create();
    openNursery(
        nursery -> {
          nursery.startSoon(receiver(first, channel.receive(), results));
          await(pause(1));
          first.cancel();
          channel.send().sendNowait("left");
        });
    print(py(results), channel.receive().receiveNowait());
  }

  private static Coroutine<Void> receiver(
      CancelScope scope, MemoryReceiveChannel<Object> receive, List<Object> results) {
    return async(
        () -> {
          scope.run(s -> results.add(await(receive.receive())));
        });
  }

  private static void ends(MemoryChannel<Object> channel) {
    channel.send().sendNowait("last");
    channel.send().close();
    print(await(channel.receive().receive()));
    try {
      await(channel.receive().receive());
    } catch (EndOfChannelException e) {
      print("end of channel");
    }
    try {
      await(channel.send().send(0));
    } catch (ClosedResourceException e) {
      print("closed");
    }
    MemoryChannel<Integer> broken = openMemoryChannel(1);
    broken.receive().close();
    try {
      await(broken.send().send(0));
    } catch (BrokenResourceException e) {
      print("broken");
    }
    try {
      openMemoryChannel(-1);
    } catch (IllegalArgumentException e) {
      print("negative size refused");
    }
  }

  /** {@return a list as Python prints it} */
  private static String py(Collection<?> values) {
    return values.stream().map(v -> "'" + v + "'").toList().toString();
  }
}
