package dev.asyncio4j.examples.guests;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Coroutine;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/**
 * An interpreter of Python in this JVM, whose coroutines Java awaits: in the task that awaits them,
 * on its loop, by its clock.
 *
 * <pre>{@code
 * try (var python = Python.open()) {
 *   Value hello = python.function("async def hello(name): return 'hello ' + name", "hello");
 *   System.out.println(run(python.coroutine(hello, String.class, "you")));
 * }
 * }</pre>
 */
public final class Python implements AutoCloseable {
  private final Context context;
  private final Value guest;
  private final Value loops;

  private Python(Context context) {
    this.context = context;
    context.eval("python", "import asyncio4j.guest, asyncio4j.loop");
    guest = context.eval("python", "asyncio4j.guest.guest");
    loops = context.eval("python", "asyncio4j.loop");
  }

  /** Starts an interpreter; it takes seconds, so a program has one. */
  public static Python open() {
    return open(Map.of());
  }

  /** Starts an interpreter with more options of GraalPy's. */
  public static Python open(Map<String, String> options) {
    var context =
        Context.newBuilder("python")
            .allowAllAccess(true)
            .option("engine.WarnInterpreterOnly", "false")
            .option("python.PythonPath", modules())
            // Compiled modules are kept: the next start takes a third of the time.
            .option("python.DontWriteBytecodeFlag", "false")
            .option("python.PyCachePrefix", cache())
            .options(options)
            .build();
    return new Python(context);
  }

  /** {@return the context, for whatever else is done in it} */
  public Context context() {
    return context;
  }

  /** Runs a source, and returns one of the functions that it defines. */
  public Value function(String source, String name) {
    context.eval("python", source);
    return named(name);
  }

  /** {@return what the sources that have run define under a name} */
  public Value named(String name) {
    return context.getBindings("python").getMember(name);
  }

  /**
   * Returns a coroutine that calls an {@code async def} of Python's and awaits what it returns.
   *
   * <p><b>Cancellation:</b> is raised in Python where it awaits. An error of Python's is a {@code
   * PolyglotException}, one of Java's that went through Python is itself.
   */
  public <T> Coroutine<T> coroutine(Value function, Class<T> type, Object... arguments) {
    var body = new GuestBody(() -> guest.execute(function, arguments, getRunningLoop(), loops));
    return async(() -> await(async(body)).as(type));
  }

  /** Ends the interpreter: no coroutine of it may run any more. */
  @Override
  public void close() {
    context.close();
  }

  /** Returns the place of the module {@code asyncio4j}: in the folder or jar of this class. */
  private static String modules() {
    try {
      var place = Path.of(Python.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return place.resolve("python").toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of " + Python.class + " is no path", e);
    }
  }

  private static String cache() {
    var folder = Path.of(System.getProperty("java.io.tmpdir"), "asyncio4j-python-guests");
    return Files.isDirectory(folder.getParent()) ? folder.toString() : "";
  }
}
