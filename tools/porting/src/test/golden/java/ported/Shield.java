// Written by the porting assistant of asyncio4j from ch13/shield.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;

// A shield takes the cancel; what is behind it goes on.
public final class Shield {
  private Shield() {}

  static Coroutine<String> save() {
    return async(() -> {
      await(sleep(seconds(0.05)));
      System.out.println("saved");
      return "receipt";
    });
  }

  static Coroutine<String> customer(Task<String> saving) {
    return async(() -> {
      try {
        return await(shield(saving));
      } catch (CancelledError e) {
        System.out.println("the customer leaves");
        throw e;
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Task<String> saving = createTask(save());
      Task<String> asking = createTask(customer(saving));
      await(sleep(Duration.ZERO));
      asking.cancel();
      try {
        await(asking);
      } catch (CancelledError e) {
      }
      System.out.println("customer cancelled: " + (asking.cancelled() ? "yes" : "no"));
      System.out.println("saving cancelled: " + (saving.cancelled() ? "yes" : "no"));
      System.out.println(await(saving));
      System.out.println("-- a cancel of the task itself gets through");
      saving = createTask(save());
      Future<String> shielded = shield(saving);
      saving.cancel();
      try {
        await(shielded);
      } catch (CancelledError e2) {
        System.out.println("cancelled from inside");
      }
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
