package dev.asyncio4j.threads;

import static dev.asyncio4j.threads.PoolWork.failureOf;
import static dev.asyncio4j.threads.PoolWork.processOf;
import static dev.asyncio4j.threads.PoolWork.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.subprocess.ProcessPool;
import dev.asyncio4j.support.Mute;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Errors and results that do not get from one JVM to another as they are. */
class ProcessPoolErrorsTest {
  private final ProcessPool pool = ProcessPool.create(1);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  @DisplayName("P-04 an error that cannot be serialised keeps class, text, stack trace and cause")
  void cannotBeSerialised() throws Exception {
    var worker = processOf(pool);
    var error = failureOf(pool, () -> thrown(new WithField("text", new IOException("below"))));
    assertThat(error)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(WithField.class.getName() + ": text")
        .hasMessageContaining("NotSerializableException: java.lang.Object");
    assertThat(error.getStackTrace()[0].getMethodName()).contains("cannotBeSerialised");
    assertThat(error.getCause()).hasMessage("java.io.IOException: below");
    assertThat(processOf(pool)).as("the same worker").isEqualTo(worker);
  }

  @Test
  @DisplayName("P-04 so does one whose writeObject, or any other method, throws")
  void hostile() throws Exception {
    var worker = processOf(pool);
    assertThat(failureOf(pool, () -> thrown(new Hostile())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Hostile.class.getName())
        .hasMessageContaining("not written");
    assertThat(processOf(pool)).as("the same worker").isEqualTo(worker);
  }

  @Test
  @DisplayName("P-04 so does one of a class that the parent lacks; a result names its class")
  void classThatTheParentLacks() throws Exception {
    var worker = processOf(pool);
    assertThat(failureOf(pool, () -> thrown((Exception) newGone())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Gone: gone")
        .hasMessageContaining("ClassNotFoundException");
    assertThat(failureOf(pool, () -> newGone()))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessageContaining("Gone");
    assertThat(processOf(pool)).as("the same worker").isEqualTo(worker);
  }

  /** An object of a class that only this JVM has. */
  private static Object newGone() throws Exception {
    var folder = Files.createTempDirectory("gone");
    var source = folder.resolve("Gone.java");
    var text = "public class Gone extends Exception { public Gone() { super(\"gone\"); } }";
    Files.writeString(source, text);
    ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      return loader.loadClass("Gone").getConstructor().newInstance();
    }
  }

  @Test
  @DisplayName("P-04 results that cannot be written or read fail their task alone")
  void results() throws Exception {
    var worker = processOf(pool);
    assertThat(failureOf(pool, Object::new)).isInstanceOf(NotSerializableException.class);
    assertThat(failureOf(pool, () -> new Unreadable()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not here");
    assertThat(failureOf(pool, () -> List.of(new Hostile()))).hasMessage("not written");
    PoolWork<String> nothing = () -> null;
    assertThat(resultOf(pool, nothing)).isNull();
    assertThat(resultOf(pool, () -> new byte[100_000_000])).hasSize(100_000_000);
    assertThat(processOf(pool)).as("the same worker").isEqualTo(worker);
  }

  @Test
  @DisplayName("P-04 an error that can be serialised comes as it is, an Error and its causes too")
  void comesAsItIs() {
    var deep = new StackOverflowError("deep");
    deep.initCause(new IOException("cause"));
    assertThat(failureOf(pool, () -> thrown(deep)))
        .isInstanceOf(StackOverflowError.class)
        .hasMessage("deep")
        .hasCause(new IOException("cause"));
  }

  private static <X extends Throwable> Object thrown(X error) throws X {
    throw error;
  }

  private static final class WithField extends Exception {
    @SuppressWarnings("unused")
    private final Object field = new Object();

    WithField(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private static final class Hostile extends Mute {
    private void writeObject(ObjectOutputStream out) {
      throw new IllegalStateException("not written");
    }
  }

  private static final class Unreadable implements Serializable {
    private final long home = ProcessHandle.current().pid();

    private Object readResolve() {
      if (ProcessHandle.current().pid() != home) throw new IllegalStateException("not here");
      return this;
    }
  }
}
