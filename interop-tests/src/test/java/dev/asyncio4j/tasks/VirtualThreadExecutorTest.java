package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Blocking code on virtual threads: the default executor is whatever the user sets. */
class VirtualThreadExecutorTest {
  private static final ContextVar<String> USER = ContextVar.create("user");

  /** A virtual thread for each job from JDK 21 on; a platform thread before. */
  private static ExecutorService threadPerTask() {
    try {
      var factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
      return (ExecutorService) factory.invoke(null);
    } catch (NoSuchMethodException before21) {
      return Executors.newCachedThreadPool();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("BRIDGE-16 toThread uses virtual threads that block beside the loop, not on it")
  void besideTheLoop() {
    run(
        async(
            () -> {
              getRunningLoop().setDefaultExecutor(threadPerTask());
              USER.set("ada");
              var all = new CountDownLatch(100); // opens only if all block at the same time
              Body<String> job =
                  () -> {
                    all.countDown();
                    all.await();
                    return USER.get();
                  };
              var jobs = new ArrayList<Coroutine<String>>();
              for (int i = 0; i < 100; i++) jobs.add(toThread(job));
              assertThat(await(gather(jobs))).hasSize(100).containsOnly("ada");
            }));
  }

  @Test
  @DisplayName("BRIDGE-16 the loop goes on while a body's job blocks in a virtual thread")
  void loopGoesOn() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              loop.setDefaultExecutor(threadPerTask());
              var ticked = new CountDownLatch(1);
              loop.callSoon(() -> loop.callSoon(ticked::countDown));
              await(toThread(() -> waitUntil(() -> ticked.getCount() == 0)));
            }));
  }

  @Test
  @DisplayName("BRIDGE-16 an executor that refuses fails the call, not the loop")
  void refused() {
    var executor = threadPerTask();
    executor.shutdown();
    run(
        async(
            () -> {
              Body<String> job = () -> "never";
              assertThatThrownBy(() -> getRunningLoop().runInExecutor(executor, job))
                  .isInstanceOf(RejectedExecutionException.class);
            }));
  }
}
