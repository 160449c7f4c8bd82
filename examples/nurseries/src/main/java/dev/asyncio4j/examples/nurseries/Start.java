package dev.asyncio4j.examples.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.examples.nurseries.Clock.now;
import static dev.asyncio4j.examples.nurseries.Clock.pause;
import static dev.asyncio4j.examples.nurseries.Clock.print;
import static dev.asyncio4j.examples.nurseries.Clock.seconds;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.nurseries.NurseryStartException;
import dev.asyncio4j.nurseries.TaskStatus;
import java.io.IOException;

/** Children that say when they are ready, and what they report. Python: 04_start.py. */
public final class Start {
  private Start() {}

  static Coroutine<Void> server(int port, TaskStatus<Integer> status) {
    return async(
        () -> {
          await(pause(1));
          print("server listens at", now());
          status.started(port + 1);
          try {
            await(pause(100));
          } finally {
            print("server ends at", now());
          }
        });
  }

  static Coroutine<Void> refuses(TaskStatus<Integer> status) {
    return async(
        () -> {
          await(pause(1));
          if (status != null) throw new IOException("address in use");
        });
  }

  static Coroutine<Void> forgets(TaskStatus<Integer> status) {
    return pause(1);
  }

  static Coroutine<Void> twice(TaskStatus<String> status) {
    return async(
        () -> {
          status.started("once");
          try {
            status.started("again");
          } catch (IllegalStateException e) {
            print("started twice: refused");
          }
        });
  }

  static Coroutine<Void> slow(TaskStatus<Integer> status) {
    return async(
        () -> {
          try {
            await(pause(60));
          } catch (CancelledError e) {
            print("slow start cancelled at", now());
            throw e;
          }
          status.started(0);
        });
  }

  public static void main(String[] args) {
    Clock.runVirtually(
        () -> {
          openNursery(
              nursery -> {
                int port = await(nursery.<Integer>start(status -> server(8000, status)));
                print("got", port, "at", now());
                await(pause(1));
                nursery.cancelScope().cancel();
              });
          openNursery(
              nursery -> {
                print(await(nursery.<String>start(Start::twice)));
                try {
                  await(nursery.start(Start::refuses), IOException.class);
                } catch (IOException e) {
                  print("start failed:", e.getMessage());
                }
                try {
                  await(nursery.start(Start::forgets));
                } catch (NurseryStartException e) {
                  print("start failed:", "RuntimeError");
                }
                var scope = moveOnAfter(seconds(2), () -> await(nursery.start(Start::slow)));
                boolean cancelled = nursery.cancelScope().cancelCalled();
                print("gave up:", scope.cancelledCaught(), "nursery cancelled:", cancelled);
                nursery.startSoon(server(1, TaskStatus.ignored()));
                await(pause(2));
                nursery.cancelScope().cancel();
              });
          print("end at", now());
        });
  }
}
