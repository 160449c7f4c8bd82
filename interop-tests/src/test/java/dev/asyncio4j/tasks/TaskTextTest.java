package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a task tells of itself: its name, its text, its stack, its error. */
class TaskTextTest {
  @Test
  @DisplayName(
      "TASK-04 names default to Task-N with a growing number and can be set at creation or later")
  void hasAName() {
    virtual(
        () -> {
          var first = createTask(sleep(seconds(0)));
          var second = createTask(sleep(seconds(0)));
          assertThat(first.getName()).matches("Task-\\d+");
          assertThat(numberOf(second)).isEqualTo(numberOf(first) + 1);
          var named = createTask(sleep(seconds(0)), "named");
          assertThat(named.getName()).isEqualTo("named");
          named.setName("renamed");
          assertThat(named.getName()).isEqualTo("renamed");
          assertThat(named.toString()).contains("name='renamed'");
          assertThat(
                  createTask(sleep(seconds(0)), TaskOptions.defaults().name("by option")).getName())
              .isEqualTo("by option");
        });
  }

  private static int numberOf(Task<?> task) {
    return Integer.parseInt(task.getName().substring("Task-".length()));
  }

  @Test
  @DisplayName(
      "TASK-14 stack of a suspended task shows where it waits; that of a failed one where it"
          + " failed")
  void hasAStack() {
    virtual(
        () -> {
          var waiting = createTask(async(TaskTextTest::waitsHere));
          var failed = createTask(async(TaskTextTest::failsHere));
          passes(1);
          assertThat(waiting.stack()).anyMatch(frame -> frame.getMethodName().equals("waitsHere"));
          assertThat(failed.stack()).anyMatch(frame -> frame.getMethodName().equals("failsHere"));
          assertThatThrownBy(failed::result).isInstanceOf(IOException.class);
          assertThat(failed.stack()).anyMatch(frame -> frame.getMethodName().equals("failsHere"));
          waiting.cancel();
          passes(2);
          assertThat(waiting.stack()).isEmpty();
        });
  }

  private static String waitsHere() {
    return await(sleep(seconds(10), "slept"));
  }

  private static String failsHere() throws IOException {
    throw new IOException("failed here");
  }

  @Test
  @DisplayName(
      "TASK-15 the text form of a waiting task names what it waits for, and shows \"cancelling\"")
  void textNamesWhatItWaitsFor() {
    virtual(
        () -> {
          var inner = createTask(sleep(seconds(10)), "inner");
          var task = createTask(async(() -> await(inner)), "outer");
          passes(1);
          assertThat(task.toString())
              .contains("pending", "name='outer'", "wait_for=<Task 'inner'>");
          task.cancel();
          assertThat(task.toString()).contains("cancelling");
          passes(3);
          assertThat(task.toString()).startsWith("<Task cancelled").doesNotContain("wait_for");
        });
  }

  @Test
  @DisplayName(
      "TASK-20 exceptions rethrown around an await keep their chain and never form a cycle")
  void keepsChains() {
    virtual(
        () -> {
          var root = new IOException("root");
          var task =
              createTask(
                  async(
                      (Body<String>)
                          () -> {
                            try {
                              await(failing(root));
                            } catch (IOException e) {
                              await(sleep(seconds(1)));
                              throw new IllegalStateException("wrapped", e);
                            }
                            return "unreachable";
                          }));
          for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> await(task))
                .hasMessage("wrapped")
                .cause()
                .isSameAs(root)
                .hasNoCause();
          }
          assertThat(root.getSuppressed()).isEmpty();
        });
  }

  private static Coroutine<String> failing(Exception error) throws IOException {
    return async(
        () -> {
          throw error;
        });
  }
}
