package dev.asyncio4j.guide.cookbook;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.TaskGroupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Errors: of the network, of one's own, of groups. Python: {@code errors.py}. */
public final class Errors {
  private Errors() {}

  // recipe 1
  static String connect(int port) {
    try (var connection = await(openConnection("127.0.0.1", port))) {
      return "connected";
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof ConnectException)) throw e;
      return "refused";
    }
  }

  // end

  // recipe 2
  static class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
      super(message);
    }
  }

  static Coroutine<String> load(String what) {
    return async(
        () -> {
          if (what.isEmpty()) throw new ConfigException("empty");
          if (what.equals("disk")) throw new IOException("no disk");
          return what;
        });
  }

  static String config(String what) {
    try {
      return await(load(what), ConfigException.class, IOException.class);
    } catch (ConfigException | IOException e) {
      return "failed: " + e.getMessage();
    }
  }

  // end

  // recipe 3
  static void careful(Coroutine<String> work, List<String> log) {
    try {
      String result = await(work);
      log.add("got " + result);
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new IllegalStateException("wrapped", e);
    } catch (Exception e) { // a cancel is an Error, and passes
      log.add("any other, but no cancel");
    } finally {
      await(sleep(Duration.ZERO));
      log.add("cleaned up");
    }
  }

  // end

  // recipe 22
  static void check(List<String> log) {
    String answer = await(load("x"));
    assert answer.equals("x");
    log.add("checked");
  }

  // end

  static Coroutine<String> broken(Exception error) {
    return async(
        () -> {
          throw error;
        });
  }

  // recipe 32
  static void sortOut(List<String> log) {
    try {
      taskGroup(
          group -> {
            group.createTask(broken(new IllegalArgumentException("a value")));
            group.createTask(broken(new IOException("a disk")));
          });
    } catch (TaskGroupException e) {
      List<Throwable> rest = new ArrayList<>();
      for (Throwable error : e.exceptions()) {
        if (error instanceof IllegalArgumentException) log.add("value: " + error.getMessage());
        else if (error instanceof IOException) log.add("io: " + error.getMessage());
        else rest.add(error);
      }
      if (!rest.isEmpty()) throw new TaskGroupException(e.getMessage(), rest);
    }
  }

  // end

  static Coroutine<Void> main() {
    return async(
        () -> {
          System.out.println(connect(1));
          for (String what : List.of("", "disk", "file")) System.out.println(config(what));
          List<String> log = new ArrayList<>();
          careful(load("a"), log);
          careful(broken(new IOException()), log);
          try {
            careful(broken(new IllegalArgumentException("inner")), log);
          } catch (IllegalStateException e) {
            log.add(e.getMessage() + ": " + e.getCause().getMessage());
          }
          check(log);
          sortOut(log);
          log.forEach(System.out::println);
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
