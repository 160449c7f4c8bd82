/** Programs that show the library of nurseries, each beside its original for trio. */
package dev.asyncio4j.examples.nurseries;
