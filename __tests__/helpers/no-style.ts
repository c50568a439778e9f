// What a style sheet is to a test that imports a component: nothing.
export {};
