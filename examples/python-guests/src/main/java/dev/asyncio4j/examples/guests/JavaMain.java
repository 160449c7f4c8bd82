package dev.asyncio4j.examples.guests;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.time.Duration;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;

/**
 * A program of Java's that awaits coroutines of Python's among its own: one clock, which is virtual
 * here. Kotlin: {@code KotlinMain.kt}.
 */
public final class JavaMain {
  /** The coroutines of Python's that both mains await. */
  public static final String SOURCE =
      """
      import asyncio

      async def greet(name, seconds):
          await asyncio.sleep(seconds)
          now = asyncio.get_running_loop().time()
          return f"{name} of Python, after {now:.0f} s"

      async def patient():
          try:
              await asyncio.sleep(3600)
          finally:
              await asyncio.sleep(1)
              print("Python has tidied up", flush=True)

      async def wrong():
          return {}["key"]
      """;

  private JavaMain() {}

  public static void main(String[] args) {
    try (var python = Python.open()) {
      python.context().eval("python", SOURCE);
      run(async(() -> talk(python)), RunOptions.defaults().virtualTime());
    }
  }

  private static void talk(Python python) {
    var ofJava = async(() -> await(sleep(Duration.ofSeconds(30), "Ann of Java")));
    var ofPython = python.coroutine(python.named("greet"), String.class, "Bob", 60);
    System.out.println(await(gather(List.of(ofJava, ofPython))));
    try {
      await(
          waitFor(python.coroutine(python.named("patient"), Object.class), Duration.ofSeconds(5)));
    } catch (AsyncTimeoutException late) {
      System.out.println("Java has waited long enough");
    }
    try {
      await(python.coroutine(python.named("wrong"), Object.class));
    } catch (PolyglotException error) {
      System.out.println("Java caught " + error.getMessage());
    }
  }
}
