// TypeGraphQL reads decorator metadata: the polyfill must be there before any decorated class is loaded.
import 'reflect-metadata';
