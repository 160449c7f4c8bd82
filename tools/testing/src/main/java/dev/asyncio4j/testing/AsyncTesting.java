package dev.asyncio4j.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class whose tests await, whatever kind of test each is: parameterised, repeated, nested,
 * made by a factory.
 *
 * <p><i>Python:</i> {@code pytestmark = pytest.mark.asyncio}.
 *
 * <pre>{@code
 * @AsyncTesting
 * class WorkerTest {
 *   @org.junit.jupiter.api.RepeatedTest(3)
 *   void works() {
 *     await(sleep(Duration.ofHours(9)));
 *   }
 * }
 * }</pre>
 */
@ExtendWith(AsyncExtension.class)
@Inherited
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsyncTesting {}
