/** The slides as a page, to be filled by Handlebars, which escapes what stands between two braces. */
export const slidesTemplate = `<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}}</title>
<style>{{{style}}}</style>
</head>
<body>
<div class="reveal">
<div class="slides">
{{#each slides}}
<section id="{{id}}" class="{{shape}}" aria-label="{{label}}" data-timing="{{seconds}}">
{{#if subtitle}}
<h1>{{title}}</h1>
<p class="subtitle">{{subtitle}}</p>
{{else}}
<h2>{{title}}</h2>
{{/if}}
<div class="content">
{{#if words}}<div class="words">{{{words}}}</div>{{/if}}
{{#if visuals}}<div class="visuals">{{{visuals}}}</div>{{/if}}
</div>
<p class="place" aria-hidden="true">{{number}}</p>
<aside class="notes">{{{notes}}}</aside>
</section>
{{/each}}
</div>
</div>
<script>{{{script}}}</script>
<script>{{{notesScript}}}</script>
<script>
Reveal.initialize({
  width: 1280, height: 720, margin: 0.03, center: false, hash: true, controls: false, transition: "none",
  totalTime: {{totalSeconds}}, plugins: [RevealNotes],
});
</script>
</body>
</html>
`;
