package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.Body;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.exceptions.RemoteWorkException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can travel to another process and back; what cannot is named. */
@ExtendWith(NothingLeftBehind.class)
class RemoteWorkTest {
  private static final String HERE = RemoteWorkTest.class.getName();

  private final Machine machine = new Machine();

  @SuppressWarnings("unused")
  private final Object field = new Object();

  private <T> T sent(SerializableBody<T> work) {
    return run(async(() -> await(getRunningLoop().runInExecutor(machine, work))));
  }

  private RemoteWorkException refused(SerializableBody<?> work) {
    var error = catchThrowableOfType(RemoteWorkException.class, () -> sent(work));
    assertThat(machine.trail.lines()).as("sent").isEmpty();
    return error;
  }

  @Test
  @DisplayName("E-02 a lambda that uses a field of a class that is not Serializable")
  void capturesThis() {
    var error = refused(() -> field.hashCode());
    assertThat(error.path())
        .isEqualTo("lambda in " + HERE + ".capturesThis captures this (" + HERE + ")");
    assertThat(error)
        .hasMessageContaining("cannot travel to Machine: " + error.path())
        .hasMessageContaining("which is not Serializable")
        .hasMessageContaining("local variable");
  }

  @Test
  @DisplayName("E-02 the path goes through fields, arrays, lists and maps")
  void pathOfFields() {
    var store = new Store(new HashMap<>());
    store.shelves.put("first", new ArrayList<>(List.of(new Object[] {"fine", new Thread()})));
    assertThat(refused(() -> store.hashCode()).path())
        .isEqualTo(
            ("lambda in %s.pathOfFields captures a %s › shelves (java.util.HashMap)"
                    + " › a value (java.util.ArrayList) › [1] (java.lang.Thread)")
                .formatted(HERE, Store.class.getName()));
  }

  private record Store(HashMap<String, Object> shelves) implements Serializable {}

  @Test
  @DisplayName("E-02 a class with a field that is not Serializable")
  void fieldOfAClass() {
    assertThat(refused(new Report(new Object())).path())
        .isEqualTo(Report.class.getName() + " › connection (java.lang.Object)");
  }

  private static final class Report implements SerializableBody<String> {
    @SuppressWarnings("serial")
    private final Object connection;

    Report(Object connection) {
      this.connection = connection;
    }

    @Override
    public String run() {
      return connection.toString();
    }
  }

  @Test
  @DisplayName("E-02 a lambda of another type, alone or captured, and a body without a value")
  void lambdasOfOtherTypes() {
    Body<Integer> plain = () -> 42;
    var options = ThreadOptions.defaults().executor(machine);
    var alone = catchThrowable(() -> run(toThread(plain, options)));
    assertThat(alone)
        .isInstanceOf(RemoteWorkException.class)
        .hasMessageContaining("where a SerializableBody")
        .hasMessageContaining("@JvmSerializableLambda");
    assertThat(refused(() -> plain.run()))
        .hasMessageContaining("lambdasOfOtherTypes captures a " + HERE + "$$Lambda");
    var noValue = catchThrowable(() -> run(toThread(() -> {}, options)));
    assertThat(noValue)
        .isInstanceOf(RemoteWorkException.class)
        .hasMessageContaining("let it return null");
  }

  @Test
  @DisplayName("E-02 code of the work's own that fails while it is written")
  void failsWhileWritten() {
    var hostile = new Hostile();
    assertThat(refused(() -> hostile.hashCode()))
        .hasMessageContaining("captures a " + Hostile.class.getName())
        .hasMessageContaining("which fails to be written: java.lang.IllegalStateException: no")
        .hasCause(new IllegalStateException("no"));
  }

  private static final class Hostile implements Serializable {
    private void writeObject(ObjectOutputStream out) {
      throw new IllegalStateException("no");
    }
  }

  @Test
  @DisplayName("E-03 what is checked is what is sent: it is written once")
  void writtenOnce() {
    var counted = new Counted();
    assertThat(sent(() -> counted.written)).isEqualTo(1);
    assertThat(counted.written).isEqualTo(1);
  }

  private static final class Counted implements Serializable {
    private int written;

    private void writeObject(ObjectOutputStream out) throws IOException {
      written++;
      out.defaultWriteObject();
    }
  }

  @Test
  @DisplayName("E-03 more than 16 MiB are refused, with the size")
  void tooLarge() {
    var large = new byte[16 << 20];
    assertThat(refused(() -> large.length))
        .hasMessageMatching("(?s).*it has 167\\d{5} bytes, more than 16777216; pass it as a file");
    var fits = new byte[15 << 20];
    assertThat(sent(() -> fits.length)).isEqualTo(15 << 20);
  }

  @Test
  @DisplayName(
      "E-04 the work's exception comes with its class, text, stack and a note of the place")
  void failures() {
    var error = catchThrowable(() -> sent(RemoteWorkTest::failing));
    assertThat(error).isExactlyInstanceOf(IOException.class).hasMessage("broken there");
    assertThat(error.getStackTrace()[0].getMethodName()).isEqualTo("failing");
    assertThat(error.getSuppressed()).hasSize(1);
    assertThat(error.getSuppressed()[0]).hasMessage("ran on Machine");
  }

  private static int failing() throws IOException {
    throw new IOException("broken there");
  }

  @Test
  @DisplayName("E-04 one that cannot travel is told by its class and text")
  void failuresThatCannotTravel() {
    var error = catchThrowable(() -> sent(() -> failing(new Object())));
    assertThat(error)
        .isInstanceOf(RemoteWorkException.class)
        .hasMessageContaining(Stuck.class.getName() + ": stuck there")
        .hasMessageContaining("which cannot be serialised");
    assertThat(error.getStackTrace()[0].getMethodName()).isEqualTo("failing");
  }

  private static int failing(Object held) throws Stuck {
    throw new Stuck(held);
  }

  private static final class Stuck extends Exception {
    @SuppressWarnings("unused")
    private final Object held;

    Stuck(Object held) {
      super("stuck there");
      this.held = held;
    }
  }

  @Test
  @DisplayName("E-04 a result that cannot travel is named with its path")
  void results() {
    var error =
        catchThrowableOfType(
            RemoteWorkException.class, () -> sent(() -> new ArrayList<>(List.of(new Thread()))));
    assertThat(error)
        .hasMessageContaining("the result of work at Machine cannot travel")
        .hasMessageContaining("[0] (java.lang.Thread), which is not Serializable");
    assertThat(error.path()).endsWith("[0] (java.lang.Thread)");
    assertThat(this.<Object>sent(() -> null)).isNull();
  }

  @Test
  @DisplayName("E-14 errors of the JVM, too: the executor never sees them")
  void errors() {
    var error = catchThrowable(() -> sent(RemoteWorkTest::endless));
    assertThat(error).isInstanceOf(StackOverflowError.class);
    assertThat(sent(() -> "lives")).isEqualTo("lives");
  }

  private static int endless() {
    return endless() + 1;
  }

  @Test
  @DisplayName("E-10 a body that awaits there is told that it is on another machine")
  void awaits() {
    assertThat(catchThrowable(() -> sent(() -> await(sleep(Duration.ZERO)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("await outside a coroutine")
        .hasMessageContaining("on another machine, Machine");
  }
}
