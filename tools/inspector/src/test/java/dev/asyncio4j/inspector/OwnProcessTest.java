package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.queues.Queue;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looks into the process of the test itself. */
class OwnProcessTest {
  @Test
  @DisplayName("INS-18 a snapshot of this process reads back, and leaves no bean behind")
  void ofThisProcess() throws JMException {
    var snapshot =
        run(
            async(
                () -> {
                  var taken = Inspector.snapshot();
                  assertThat(taken.tasks()).anyMatch(task -> task.state().equals("running"));
                  return taken;
                }));
    assertThat(Snapshot.parse(snapshot.toJson())).isEqualTo(snapshot);
    assertThat(snapshot.loops()).isNotEmpty();
    assertThat(Inspector.snapshot().pid()).isEqualTo(ProcessHandle.current().pid());
    var ours = new ObjectName("dev.asyncio4j:*");
    assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(ours, null)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Snapshot.parse("[1"));
  }

  @Test
  @InOneMode
  @DisplayName("INS-14 a look whose time runs out while the loop answers has each task once")
  void lateAnswers() {
    int count = 3_000;
    var hasty = SnapshotOptions.defaults().answer(Duration.ofMillis(1));
    try (var thread = LoopThread.start("many")) {
      thread.call(
          () -> {
            for (int i = 0; i < count; i++) createTask(sleep(Duration.ofHours(1)), "sleeping");
          });
      for (int looks = 0; looks < 40; looks++)
        assertThat(Inspector.snapshot(hasty).tasks())
            .filteredOn(task -> task.name().equals("sleeping"))
            .hasSize(count)
            .extracting(TaskInfo::id)
            .doesNotHaveDuplicates();
      thread.stop(Duration.ZERO).join();
    }
  }

  /** An item of a queue that does not want to be asked. */
  private static final class Hostile {
    @Override
    public String toString() {
      throw new AssertionError("user code was called");
    }
  }

  @Test
  @DisplayName("INS-20 what a task waits for is told without a call of the user's code")
  void noUserCode() {
    run(
        async(
            () -> {
              var queue = Queue.<Hostile>create(1);
              queue.putNowait(new Hostile());
              var putting = createTask(async(() -> await(queue.put(new Hostile()))), "putting");
              await(sleep(Duration.ZERO));
              assertThat(Inspector.snapshot().tasks())
                  .filteredOn(task -> task.name().equals("putting"))
                  .singleElement()
                  .satisfies(
                      task -> {
                        assertThat(task.waitsFor()).isEqualTo("Queue.put");
                        assertThat(task.on())
                            .isEqualTo("<Queue maxsize=1 size=1 putters[1] tasks=1>");
                      });
              putting.cancel();
            }));
  }
}
