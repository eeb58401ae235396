% Prints the arrays of prints_test.go by Octave: octave -q prints_octave.m > octave.txt
1;
function a = wave(rows, cols, factor)
  a = sin(3 * (1:rows)' + (1:cols)) * factor;
end
function show(name)
  printf("--- %s\n", name);
end
arrays = {"matrix", wave(3,4,1); "vector", wave(1,5,1); "number", wave(1,1,1); "column", wave(4,1,1); "small", wave(2,3,1e-5); "large", wave(2,3,1e5);
  "mixed", wave(2,3,1) .* [1e-5 1 1e5]; "halves", [0.5 0.25; 1 -2]; "zeros", max(wave(2,3,1), 0); "wholes", [1 0 0; 0 1 0]; "wide", wave(2,30,1)};
for k = 1:size(arrays, 1)
  show(arrays{k,1}); dW = arrays{k,2}
  show(["long " arrays{k,1}]); format long; dW, format short
  show(["fixed " arrays{k,1}]); fixed_point_format(true); dW, fixed_point_format(false)
  show(["disp " arrays{k,1}]); disp(dW)
end
show("several"); W1 = wave(2,3,1), b1 = wave(1,2,1)
