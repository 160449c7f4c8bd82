package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The code that runs in processes of its own. */
@ExtendWith({NothingLeftBehind.class, FreshAmbient.class})
class ProcessesTest {
  /** A task whose part cannot be serialised. */
  private record Task(int number, Holder holder) implements SerializableBody<Integer> {
    @Override
    public Integer run() {
      return number;
    }
  }

  private record Holder(String name, Thread owner) implements Serializable {}

  @Test
  @DisplayName("UNS-09 code that cannot be serialised is refused at the call, with its field")
  void unserialisable() {
    Unsync.configure(UnsyncOptions.defaults().processes(1));
    var thread = new Thread(() -> {});
    assertThatThrownBy(() -> Unsync.cpuBound(thread::getName))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("what the code captures (no. 1)", "java.lang.Thread");
    assertThatThrownBy(() -> Unsync.cpuBound(new Task(1, new Holder("x", thread))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("the code.holder.owner", "java.lang.Thread");
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .as("no process was started for that")
        .isEmpty();
  }

  @Test
  @DisplayName("UNS-10 UNS-15 processes: values, dead children, coroutines that come back")
  void processes() {
    Unsync.configure(UnsyncOptions.defaults().processes(1));
    int twelve = 12;
    var square = Unsync.cpuBound(() -> twelve * twelve);
    assertThat(square.result()).isEqualTo(144);
    assertThat(Unsync.cpuBound(() -> ProcessHandle.current().pid()).result())
        .isNotEqualTo(ProcessHandle.current().pid());
    assertThat(square.then(x -> Unsync.cpuBound(() -> "in a chain")).result())
        .isEqualTo("in a chain");
    var dead =
        Unsync.cpuBound(
            () -> {
              Runtime.getRuntime().halt(3);
              return 1;
            });
    assertThatThrownBy(dead::result)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("exit code 3");
    assertThat(Unsync.cpuBound(() -> "the next call works").result())
        .isEqualTo("the next call works");
    var coroutine = Unsync.cpuBound(() -> async(() -> 1));
    assertThatThrownBy(coroutine::result)
        .hasMessageContaining("await it inside, or start it")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("UNS-07 a process whose task is cancelled is ended")
  void cancel(@TempDir Path directory) throws Exception {
    Unsync.configure(UnsyncOptions.defaults().processes(1));
    var file = directory.resolve("pid").toString();
    var endless =
        Unsync.cpuBound(
            () -> {
              Files.writeString(Path.of(file), "" + ProcessHandle.current().pid());
              while (true) Thread.onSpinWait();
            });
    RealTime.waitUntil(() -> Files.exists(Path.of(file)));
    assertThat(endless.cancel()).isTrue();
    assertThatThrownBy(endless::result).isInstanceOf(CancelledError.class);
    assertThat(Unsync.cpuBound(() -> "next").result(Duration.ofMinutes(3))).isEqualTo("next");
  }
}
