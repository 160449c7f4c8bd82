package dev.asyncio4j.examples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;

/** A shop on Spring Boot: nothing here is about loops, which come with the starter. */
@SpringBootApplication
@ComponentScan("dev.asyncio4j.examples.spring")
public class ShopApplication {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
