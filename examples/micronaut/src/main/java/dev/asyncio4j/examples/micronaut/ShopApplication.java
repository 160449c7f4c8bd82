package dev.asyncio4j.examples.micronaut;

import io.micronaut.runtime.Micronaut;

/** A shop on Micronaut. */
public class ShopApplication {
  /** Starts it. */
  public static void main(String[] args) {
    Micronaut.run(ShopApplication.class, args);
  }
}
