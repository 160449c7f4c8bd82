/**
 * A loop of asyncio4j in an application of Spring Boot.
 *
 * @provides dev.asyncio4j.ContextCarriers what Spring keeps in threads
 */
module dev.asyncio4j.spring {
  requires transitive dev.asyncio4j;
  requires dev.asyncio4j.inspector;
  requires static com.fasterxml.jackson.annotation;
  requires static context.propagation;
  requires static jakarta.servlet;
  requires static micrometer.core;
  requires static org.reactivestreams;
  requires static transitive org.jspecify;
  requires static reactor.core;
  requires static spring.boot.actuator;
  requires static spring.boot.actuator.autoconfigure;
  requires static spring.boot.health;
  requires static spring.boot.webmvc;
  requires static spring.security.core;
  requires static spring.web;
  requires static spring.webflux;
  requires static spring.webmvc;
  requires spring.aop;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.context;
  requires spring.core;
  requires spring.jcl;

  exports dev.asyncio4j.spring;

  opens dev.asyncio4j.spring to
      spring.beans,
      spring.boot,
      spring.context,
      spring.core;

  provides dev.asyncio4j.ContextCarriers with
      dev.asyncio4j.spring.SpringCarriers;
}
