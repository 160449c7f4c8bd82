package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Virtual;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Virtual time and work that the loop does not see. */
@ExtendWith(NothingLeftBehind.class)
class OutsideWorkTest {
  @Test
  void timeStandsStillUntilTheResultIsThere() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var port = LoopPort.of(loop);
          var go = new CountDownLatch(1);
          Future<String> result = loop.createFuture();
          var work = OutsideWork.begin(loop);
          var thread =
              new Thread(
                  () -> {
                    try {
                      go.await();
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                    port.execute(() -> result.setResult("done"));
                    work.end();
                  });
          thread.start();
          var start = now();
          loop.callLater(Virtual.seconds(60), () -> result.setResult("timed out"));
          go.countDown();
          assertThat(await(result)).isEqualTo("done");
          assertThat(secondsSince(start)).isZero();
          RealTime.join(thread);
        });
  }

  @Test
  void afterItsEndTimeGoesOn() {
    virtual(
        () -> {
          var work = OutsideWork.begin(getRunningLoop());
          work.end();
          work.end();
          var start = now();
          pause(3600);
          assertThat(secondsSince(start)).isEqualTo(3600);
        });
  }

  @Test
  void allOfItMustEnd() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var first = OutsideWork.begin(loop);
          var second = OutsideWork.begin(loop);
          first.end();
          first.end(); // counts once
          var start = now();
          Future<String> result = loop.createFuture();
          loop.callLater(Virtual.seconds(60), () -> result.setResult("time went on"));
          var thread =
              new Thread(
                  () -> {
                    LoopPort.of(loop).execute(() -> result.setResult("second ended"));
                    second.end();
                  });
          thread.start();
          assertThat(await(result)).isEqualTo("second ended");
          assertThat(secondsSince(start)).isZero();
          RealTime.join(thread);
        });
  }

  @Test
  void withoutItTheLoopSeesADeadlock() {
    assertThatThrownBy(() -> virtual(() -> await(getRunningLoop().createFuture())))
        .isInstanceOf(DeadlockException.class);
  }

  @Test
  void workThatEndsWithoutAResultLeavesADeadlockBehind() {
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      var work = OutsideWork.begin(getRunningLoop());
                      new Thread(work::end).start();
                      await(getRunningLoop().createFuture());
                    }))
        .isInstanceOf(DeadlockException.class);
  }

  @Test
  void itMayEndAfterTheLoop() {
    var work = new OutsideWork[1];
    virtual(
        () -> {
          work[0] = OutsideWork.begin(getRunningLoop());
          await(sleep(java.time.Duration.ZERO));
        });
    work[0].end();
  }
}
